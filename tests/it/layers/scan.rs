//! Rust source read as plain text: comments, strings and tests blanked, paths and functions found.
//!
//! No parser: it knows just enough of the grammar not to be fooled by a quote or a brace.

/// A file without comments and tests; strings are filled with `s`. Lines keep their numbers.
pub struct Source {
    code: String,
    length: usize,
}

impl Source {
    /// Takes the text of a file.
    pub fn read(text: &str) -> Self {
        let blanked = blank_comments_and_strings(text);
        let (code, test_lines) = blank_tests(&blanked);
        Self { code, length: text.lines().count().saturating_sub(test_lines) }
    }

    /// Returns how many lines the file has without its tests.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Returns the lines on which a word stands.
    pub fn lines_with(&self, word: &str) -> Vec<usize> {
        (1..).zip(self.code.lines()).filter(|(_, line)| line.contains(word)).map(|(n, _)| n).collect()
    }

    /// Returns every path with the line it stands on, `use` trees spread out.
    pub fn paths(&self) -> Vec<(usize, Vec<String>)> {
        let tokens = tokens(&self.code);
        let mut paths = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let is_use = tokens[at].1 == "use";
            at += usize::from(is_use);
            if is_word(&tokens, at) || is_use {
                at = read_tree(&tokens, at, &[], &mut paths).max(at + 1);
            } else {
                at += 1;
            }
        }
        paths
    }

    /// Returns every function: its line, its name, its lines of code. An arm on one line is a row of a table, and rows
    /// are free: a table over our own enums may be longer than a function.
    pub fn functions(&self) -> Vec<(usize, String, usize)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("fn ") {
            let before = self.code[..at].chars().next_back();
            if before.is_some_and(is_word_char) {
                continue;
            }
            let name: String = self.code[at + 3..].trim_start().chars().take_while(|c| is_word_char(*c)).collect();
            let Some(end) = end_of_item(&self.code, at).filter(|_| !name.is_empty()) else { continue };
            let lines = self.code[at..end].lines().filter(|line| !line.trim().is_empty() && !is_row(line)).count();
            found.push((line_of(&self.code, at), name, lines));
        }
        found
    }
}

/// Returns whether a line is a whole arm of a match.
fn is_row(line: &str) -> bool {
    line.contains(" => ") && line.trim_end().ends_with(',')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Returns words, `::` and single marks, each with its line.
fn tokens(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (code, 1);
    while let Some(c) = rest.chars().next() {
        let length = match c {
            c if is_word_char(c) => rest.find(|c| !is_word_char(c)).unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        line += usize::from(c == '\n');
        if !c.is_whitespace() {
            found.push((line, token));
        }
        rest = after;
    }
    found
}

fn is_word(tokens: &[(usize, &str)], at: usize) -> bool {
    tokens.get(at).is_some_and(|(_, token)| token.starts_with(is_word_char))
}

/// Reads a path, or a tree of paths in braces, and returns where it ends.
fn read_tree(tokens: &[(usize, &str)], mut at: usize, before: &[String], out: &mut Vec<(usize, Vec<String>)>) -> usize {
    let line = tokens.get(at).map_or(0, |t| t.0);
    let mut path = before.to_vec();
    let text = |at: usize| tokens.get(at).map_or("", |t| t.1);
    at += usize::from(text(at) == "::");
    while is_word(tokens, at) {
        path.push(text(at).to_owned());
        at += 1;
        if text(at) != "::" {
            break;
        }
        at += 1;
    }
    if text(at) != "{" || !matches!(text(at.saturating_sub(1)), "::" | "use") {
        out.push((line, path));
        return at;
    }
    at += 1;
    while at < tokens.len() && text(at) != "}" {
        let next = read_tree(tokens, at, &path, out);
        at = next.max(at + 1);
        while !matches!(text(at), "," | "}" | "") {
            at += 1;
        }
        at += usize::from(text(at) == ",");
    }
    at + 1
}

/// Returns where the item that begins here ends: after its block, or after its `;`.
fn end_of_item(code: &str, start: usize) -> Option<usize> {
    let (mut depth, mut braces) = (0usize, 0usize);
    for (at, c) in code[start..].char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '{' if depth == 0 || braces > 0 => braces += 1,
            '}' if braces > 0 => {
                braces -= 1;
                if braces == 0 {
                    return Some(start + at + 1);
                }
            }
            ';' if depth == 0 && braces == 0 => return Some(start + at + 1),
            _ => {}
        }
    }
    None
}

/// Blanks what stands under `#[cfg(test)]` and returns how many lines that were.
fn blank_tests(code: &str) -> (String, usize) {
    const MARK: &str = "#[cfg(test)]";
    let (mut out, mut lines, mut from) = (String::with_capacity(code.len()), 0, 0);
    while let Some(at) = code[from..].find(MARK).map(|at| from + at) {
        let end = end_of_item(code, at + MARK.len()).unwrap_or(code.len());
        out.push_str(&code[from..at]);
        out.extend(code[at..end].chars().filter(|c| *c == '\n'));
        lines += code[at..end].lines().count();
        from = end;
    }
    out.push_str(&code[from..]);
    (out, lines)
}

fn blank_comments_and_strings(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after_word = out.chars().next_back().is_some_and(is_word_char);
        let (length, fill) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), ' ')
        } else if rest.starts_with("/*") {
            (block_comment(rest), ' ')
        } else if let Some(length) = raw_string(rest).filter(|_| !after_word) {
            (length, 's')
        } else if c == '"' {
            (quoted(rest, '"'), 's')
        } else if let Some(length) = char_literal(rest) {
            (length, 's')
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        out.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { fill }));
        rest = &rest[length..];
    }
    out
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn raw_string(text: &str) -> Option<usize> {
    let start = ["br", "cr", "r"].iter().find(|p| text.starts_with(**p))?.len();
    let hashes = text[start..].chars().take_while(|c| *c == '#').count();
    let body = text[start + hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let closed = body.find(&end).map_or(body.len(), |at| at + end.len());
    Some(start + hashes + 1 + closed)
}

/// Returns the length of a quoted text from its first quote to its last.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Tells a character from a lifetime.
fn char_literal(text: &str) -> Option<usize> {
    let mut inside = text.strip_prefix('\'')?.chars();
    match (inside.next()?, inside.next()?) {
        ('\\', _) => Some(quoted(text, '\'')),
        (c, '\'') => Some(2 + c.len_utf8()),
        _ => None,
    }
}
