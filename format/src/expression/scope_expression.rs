//! Scope expressions, such as `a | b & (c | d)`, and their conjunctive normal form.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;

/// A scope requirement as written.
#[derive(Debug, Clone, PartialEq)]
pub enum ScopeExpression {
    /// One scope.
    Scope(Spanned<String>),
    /// All of these.
    All(Vec<Self>),
    /// Any of these.
    Any(Vec<Self>),
}

impl ScopeExpression {
    /// Parses an expression.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic for the first unexpected token.
    pub fn parse(source: &Spanned<String>) -> Result<Self, Diagnostic> {
        let mut parser = Parser {
            source,
            tokens: tokens(source)?,
            next: 0,
            depth: 0,
        };
        let expression = parser.any()?;
        match parser.peek() {
            None => Ok(expression),
            Some(_) => Err(parser.unexpected("expected `|` or `&`")),
        }
    }

    /// Returns every scope in the expression, in order.
    pub fn scopes(&self) -> Vec<&Spanned<String>> {
        match self {
            Self::Scope(scope) => vec![scope],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::scopes).collect(),
        }
    }

    /// Returns the requirement as clauses. A token must have at least one scope of every clause.
    /// Returns `None` if there would be more than `limit` clauses. Redundant clauses are removed.
    pub fn clauses(&self, limit: usize) -> Option<Vec<Vec<String>>> {
        let mut clauses = match self {
            Self::Scope(scope) => vec![vec![scope.value.clone()]],
            Self::All(parts) => {
                let mut all = Vec::new();
                for part in parts {
                    all.extend(part.clauses(limit)?);
                }
                all
            }
            Self::Any(parts) => {
                let mut product: Vec<Vec<String>> = vec![Vec::new()];
                for part in parts {
                    product = either(product, &part.clauses(limit)?, limit)?;
                }
                product
            }
        };
        for clause in &mut clauses {
            clause.sort_unstable();
            clause.dedup();
        }
        clauses.sort_by_key(Vec::len);
        let mut minimal: Vec<Vec<String>> = Vec::new();
        for clause in clauses {
            let has = |scope: &String| clause.binary_search(scope).is_ok();
            if minimal.iter().any(|known| known.iter().all(has)) {
                continue;
            }
            minimal.push(clause);
            if minimal.len() > limit {
                return None;
            }
        }
        Some(minimal)
    }
}

/// Combines two conjunctions as alternatives: every clause of one with every clause of the other.
fn either(
    mut left: Vec<Vec<String>>,
    right: &[Vec<String>],
    limit: usize,
) -> Option<Vec<Vec<String>>> {
    // The common case, a list of alternatives, grows in place.
    if let [only] = right {
        for clause in &mut left {
            clause.extend_from_slice(only);
        }
        return Some(left);
    }
    if left.len() * right.len() > limit {
        return None;
    }
    let beside = |left: &Vec<String>| {
        right
            .iter()
            .map(|right| [left.as_slice(), right].concat())
            .collect::<Vec<_>>()
    };
    Some(left.iter().flat_map(beside).collect())
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token<'a> {
    Or,
    And,
    Open,
    Close,
    Scope(&'a str),
}

/// Returns the tokens with their byte offsets. A scope that contains `|`, `&` or parentheses is
/// written in single quotes.
fn tokens(source: &Spanned<String>) -> Result<Vec<(Token<'_>, usize, usize)>, Diagnostic> {
    let text = source.value.as_str();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or_default();
        let (token, length) = match first {
            '|' => (Token::Or, 1),
            '&' => (Token::And, 1),
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '\'' => match rest.get(1..).and_then(|quoted| quoted.find('\'')) {
                Some(end) => (Token::Scope(rest.get(1..=end).unwrap_or_default()), end + 2),
                None => {
                    return Err(Diagnostic::error(Code::ScopeSyntax, "unterminated quote")
                        .at(source.part(at, at + 1), "opened here"));
                }
            },
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            _ => {
                let end = rest
                    .find(|c: char| c.is_whitespace() || "|&()".contains(c))
                    .unwrap_or(rest.len());
                (Token::Scope(rest.get(..end).unwrap_or_default()), end)
            }
        };
        tokens.push((token, at, at + length));
        at += length;
    }
    Ok(tokens)
}

/// Bounds the recursion. No real expression nests this deep.
const MAX_DEPTH: usize = 32;

struct Parser<'a> {
    source: &'a Spanned<String>,
    tokens: Vec<(Token<'a>, usize, usize)>,
    next: usize,
    depth: usize,
}

impl Parser<'_> {
    fn any(&mut self) -> Result<ScopeExpression, Diagnostic> {
        let mut parts = vec![self.all()?];
        while self.peek() == Some(Token::Or) {
            self.next += 1;
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            ScopeExpression::Any(parts)
        })
    }

    fn all(&mut self) -> Result<ScopeExpression, Diagnostic> {
        let mut parts = vec![self.atom()?];
        while self.peek() == Some(Token::And) {
            self.next += 1;
            parts.push(self.atom()?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            ScopeExpression::All(parts)
        })
    }

    fn atom(&mut self) -> Result<ScopeExpression, Diagnostic> {
        match self.tokens.get(self.next).copied() {
            Some((Token::Scope(scope), start, end)) => {
                self.next += 1;
                let quote = usize::from(end - start > scope.len());
                let span = self.source.part(start + quote, end - quote);
                Ok(ScopeExpression::Scope(Spanned::new(scope.to_owned(), span)))
            }
            Some((Token::Open, ..)) if self.depth < MAX_DEPTH => {
                self.next += 1;
                self.depth += 1;
                let inner = self.any()?;
                self.depth -= 1;
                if self.peek() != Some(Token::Close) {
                    return Err(self.unexpected("expected `)`"));
                }
                self.next += 1;
                Ok(inner)
            }
            _ => Err(self.unexpected("expected a scope")),
        }
    }

    fn peek(&self) -> Option<Token<'_>> {
        self.tokens.get(self.next).map(|(token, ..)| *token)
    }

    fn unexpected(&self, expected: &str) -> Diagnostic {
        let end = self.source.value.len();
        let (start, end) = self
            .tokens
            .get(self.next)
            .map_or((end, end), |(_, start, end)| (*start, *end));
        Diagnostic::error(Code::ScopeSyntax, "invalid scope expression")
            .at(self.source.part(start, end), expected)
            .help("write `a | b` for any of and `a & b` for all of; group with parentheses")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn clauses(text: &str) -> Vec<String> {
        let source = Spanned::new(text.to_owned(), Span::new(0, text.len()));
        let expression = ScopeExpression::parse(&source).expect(text);
        let clauses = expression.clauses(64).expect("few clauses");
        clauses.into_iter().map(|clause| clause.join("|")).collect()
    }

    #[test]
    fn and_binds_tighter_than_or() {
        assert_eq!(clauses("a | b & c"), ["a|b", "a|c"]);
        assert_eq!(clauses("(a | b) & c"), ["c", "a|b"]);
    }

    #[test]
    fn an_implied_clause_is_omitted() {
        assert_eq!(clauses("a & (a | b)"), ["a"]);
        assert_eq!(clauses("a | a"), ["a"]);
    }

    #[test]
    fn scopes_keep_their_punctuation() {
        assert_eq!(clauses("users.balance:read"), ["users.balance:read"]);
        assert_eq!(
            clauses("'odd|scope' & https://x.example/auth/y"),
            ["https://x.example/auth/y", "odd|scope"]
                .map(String::from)
                .into_iter()
                .rev()
                .collect::<Vec<_>>()
                .as_slice()
        );
    }

    #[test]
    fn an_unreadable_expression_is_rejected() {
        for text in ["", "a |", "| a", "a b", "(a", "a)", "()", "'a"] {
            let source = Spanned::new(text.to_owned(), Span::new(0, text.len()));
            assert!(ScopeExpression::parse(&source).is_err(), "{text}");
        }
        let deep = Spanned::new("(".repeat(100_000), Span::new(0, 100_000));
        assert!(ScopeExpression::parse(&deep).is_err());
    }

    #[test]
    fn alternatives_of_conjunctions_are_bounded() {
        let text = ["(a & b & c & d)"; 8].join("|");
        let text = text.replace('a', "a1").replacen("a1", "x", 1);
        let source = Spanned::new(text.clone(), Span::new(0, text.len()));
        let expression = ScopeExpression::parse(&source).expect("well-formed");
        assert_eq!(expression.clauses(64), None);
    }
}
