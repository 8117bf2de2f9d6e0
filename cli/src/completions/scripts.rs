//! The scripts of shells. Each passes the words of the line to `cargo-licit complete`, and offers files if
//! there are no candidates.

use crate::command::Shell;

/// The script of a shell.
pub(super) fn of(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => BASH,
        Shell::Zsh => ZSH,
        Shell::Fish => FISH,
        Shell::PowerShell => POWERSHELL,
    }
}

/// `cargo licit` is completed in place of cargo's own completion, which is called for the rest.
const BASH: &str = r#"# Completions of cargo-licit for bash. In ~/.bashrc, after those of cargo:
#   source <(cargo licit completions bash)
_cargo_licit() {
    local line=${COMP_LINE:0:COMP_POINT} words current
    read -ra words <<< "$line"
    [[ $line == *" " ]] && words+=("")
    if [[ ${words[0]##*/} != cargo-licit ]]; then
        if [[ ${words[1]} != licit ]]; then
            [[ -n $_cargo_licit_others ]] && $_cargo_licit_others "$@"
            return
        fi
        words=("${words[@]:1}")
    fi
    current=${words[-1]}
    local IFS=$'\n'
    COMPREPLY=($(cargo-licit complete -- "${words[@]:1}" 2>/dev/null | cut -f1))
    # What bash treats as a word of its own begins after these.
    local prefix=${current%"${current##*[=:]}"} index
    for index in "${!COMPREPLY[@]}"; do
        COMPREPLY[index]=${COMPREPLY[index]#"$prefix"}
    done
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
}
_cargo_licit_others=$(complete -p cargo 2>/dev/null | sed -n 's/.*-F \([^ ]*\).*/\1/p')
[[ $_cargo_licit_others == _cargo_licit ]] && _cargo_licit_others=
complete -o default -F _cargo_licit cargo-licit
complete -o default -F _cargo_licit cargo
"#;

const ZSH: &str = r#"#compdef cargo-licit
# Completions of cargo-licit for zsh: write this to a file `_cargo-licit` in a directory of $fpath.
_cargo-licit() {
    local -a candidates
    local candidate
    for candidate in "${(@f)$(cargo-licit complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $candidate ]] && candidates+=("${${candidate%%$'\t'*}//:/\\:}:${candidate#*$'\t'}")
    done
    if (( $#candidates )); then
        _describe 'cargo licit' candidates -S ''
    else
        _files
    fi
}
_cargo-licit "$@"
"#;

const FISH: &str = r#"# Completions of cargo-licit for fish: write this to ~/.config/fish/completions/cargo-licit.fish
function __cargo_licit
    set -l words (commandline -opc) (commandline -ct)
    test "$words[1]" = cargo; and set words $words[2..-1]
    set -l found (cargo-licit complete -- $words[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c cargo-licit -f -a '(__cargo_licit)'
complete -c cargo -f -n '__fish_seen_subcommand_from licit' -a '(__cargo_licit)'
"#;

const POWERSHELL: &str = r#"# Completions of cargo-licit for PowerShell: add this to $PROFILE
Register-ArgumentCompleter -Native -CommandName cargo-licit, cargo -ScriptBlock {
    param($current, $ast, $position)
    $words = @($ast.CommandElements | ForEach-Object { $_.ToString() })
    if ($current -eq '') { $words += '' }
    if ($words[0] -notmatch 'cargo-licit') {
        if ($words.Count -lt 3 -or $words[1] -ne 'licit') { return }
        $words = @($words | Select-Object -Skip 1)
    }
    $arguments = @($words | Select-Object -Skip 1 | ForEach-Object { if ($_ -eq '') { '""' } else { $_ } })
    cargo-licit complete -- @arguments 2>$null | ForEach-Object {
        $word, $about = $_ -split "`t", 2
        if (-not $about) { $about = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
    }
}
"#;
