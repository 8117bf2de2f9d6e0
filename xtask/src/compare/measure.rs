//! Runs commands, and measures their processor time and memory. Processor time, unlike elapsed time, hardly depends
//! on other load of the machine.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

/// The number of runs of one command, of which the least counts.
const RUNS: usize = 3;

/// A command that takes longer is run once.
const LONG: f64 = 8.0;

/// What a command costs, with all processes that it starts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// Seconds of processor time.
    pub(crate) seconds: f64,
    /// The memory of the largest process.
    pub(crate) megabytes: f64,
}

/// A figure, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) enum Outcome<T> {
    Is(T),
    /// The tool, or the compiler on its output, fails.
    Fails,
    /// Not measured.
    Missing,
}

impl<T> Outcome<T> {
    pub(crate) fn is_value(&self) -> bool {
        matches!(self, Self::Is(_))
    }

    pub(crate) fn map<U>(self, convert: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Self::Is(value) => Outcome::Is(convert(value)),
            Self::Fails => Outcome::Fails,
            Self::Missing => Outcome::Missing,
        }
    }
}

/// The directories of the comparison.
pub(crate) struct Bench {
    /// The root of the repository.
    pub(crate) root: PathBuf,
    /// `target/compare`.
    pub(crate) work: PathBuf,
    /// Whether the generators are release builds, which takes longer, because their own cost is measured.
    pub(crate) optimized: bool,
}

impl Bench {
    /// Returns the target directory of all builds.
    pub(crate) fn target(&self) -> PathBuf {
        self.work.join("build")
    }

    /// Returns the directory of the profile of the generators.
    pub(crate) fn profile(&self) -> &'static str {
        if self.optimized { "release" } else { "debug" }
    }

    /// Runs a command, with its output in the log. Returns whether it succeeds.
    pub(crate) fn run(&self, command: &mut Command) -> io::Result<bool> {
        let mut log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.work.join("log.txt"))?;
        writeln!(log, "> {command:?}")?;
        let output: File = log.try_clone()?;
        command.stdin(Stdio::null()).stdout(output).stderr(log);
        Ok(command.status()?.success())
    }

    /// Runs a command that must succeed.
    pub(crate) fn require(&self, command: &mut Command) -> io::Result<()> {
        if self.run(command)? {
            return Ok(());
        }
        let log = self.work.join("log.txt");
        Err(io::Error::other(format!(
            "{command:?} fails; see {}",
            log.display()
        )))
    }

    /// Runs a command, and returns what it costs.
    pub(crate) fn outcome(&self, command: &Command) -> io::Result<Outcome<Cost>> {
        Ok(self.once(command)?.map_or(Outcome::Fails, Outcome::Is))
    }

    /// Runs a command under GNU `time`; `None` if the command fails.
    fn once(&self, command: &Command) -> io::Result<Option<Cost>> {
        let report = self.work.join("time.txt");
        let mut timed = Command::new("/usr/bin/time");
        timed.args(["-q", "-f", "%U %S %M", "-o"]).arg(&report);
        timed.arg(command.get_program()).args(command.get_args());
        if let Some(directory) = command.get_current_dir() {
            timed.current_dir(directory);
        }
        let set = command.get_envs();
        timed.envs(set.filter_map(|(name, value)| Some((name, value?))));
        if !self.run(&mut timed)? {
            return Ok(None);
        }
        let text = fs::read_to_string(&report)?;
        let numbers: Vec<f64> = text
            .split_whitespace()
            .filter_map(|n| n.parse().ok())
            .collect();
        let [user, system, kilobytes] = numbers.as_slice() else {
            return Err(io::Error::other(format!("`time` reports {text}")));
        };
        Ok(Some(Cost {
            seconds: user + system,
            megabytes: kilobytes / 1024.0,
        }))
    }

    /// Returns the cost of a cargo command in a crate whose dependencies are built and whose own sources have just
    /// changed.
    pub(crate) fn cargo(&self, folder: &Path, arguments: &[&str]) -> io::Result<Outcome<Cost>> {
        let command = || {
            let mut command = Command::new("cargo");
            command.args(arguments).current_dir(folder);
            command.env("CARGO_TARGET_DIR", self.target());
            command.env("CARGO_INCREMENTAL", "0");
            command
        };
        let (sources, aside) = (folder.join("src"), folder.join("src-aside"));
        fs::rename(&sources, &aside)?;
        fs::create_dir(&sources)?;
        fs::write(sources.join("lib.rs"), "")?;
        let dependencies = self.run(&mut command());
        fs::remove_dir_all(&sources)?;
        fs::rename(&aside, &sources)?;
        if !dependencies? {
            return Ok(Outcome::Fails);
        }
        touch(&sources.join("lib.rs"))?;
        touch(&sources.join("main.rs"))?;
        self.outcome(&command())
    }
}

/// Returns the least cost of several runs for each subject. The runs take turns, because the machine's speed changes.
pub(crate) fn least<T>(
    subjects: &[T],
    mut measure: impl FnMut(&T) -> io::Result<Outcome<Cost>>,
) -> io::Result<Vec<Outcome<Cost>>> {
    let mut least = vec![Outcome::Missing; subjects.len()];
    for run in 0..RUNS {
        for (subject, least) in subjects.iter().zip(&mut least) {
            let seconds = least.map(|cost: Cost| cost.seconds);
            if run > 0 && !matches!(seconds, Outcome::Is(seconds) if seconds <= LONG) {
                continue;
            }
            let outcome = measure(subject)?;
            match (outcome.map(|cost| cost.seconds), seconds) {
                (Outcome::Is(now), Outcome::Is(before)) if now >= before => {}
                _ => *least = outcome,
            }
        }
    }
    Ok(least)
}

fn touch(path: &Path) -> io::Result<()> {
    if path.exists() {
        let file = File::options().append(true).open(path)?;
        file.set_modified(SystemTime::now())?;
    }
    Ok(())
}
