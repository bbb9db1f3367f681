//! An address on a stamp taken apart: what its kind shares, and what changes from stamp to stamp.
//!
//! No list of vendors exists; so each part is judged by its look alone. Judging a part as changing is the
//! careful side: then two samples must agree before anything is taken for known.

use crate::domain::text::is_unsafe;

/// The longest address that is kept.
const LENGTH_MAX: usize = 512;

/// Words that vendors give the changing part in a query.
const SERIAL_KEYS: [&str; 10] = ["sn", "serial", "ser", "s", "code", "c", "uid", "token", "qr", "stamp"];

/// Returns the address as it is compared, and its pattern.
pub(super) fn taken_apart(url: &str) -> Option<(String, String)> {
    let (host, rest) = parts(url)?;
    let (mut exact, mut pattern) = (host.clone(), host);
    let (path, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    for part in path.split('/').chain(fragment.split('/')).filter(|p| !p.is_empty() && *p != "!") {
        exact.push('/');
        pattern.push('/');
        exact.push_str(part);
        pattern.push_str(if is_changing(part) { "*" } else { part });
    }
    let mut pairs: Vec<(&str, &str)> = query.split('&').filter_map(|p| p.split_once('=').or(Some((p, "")))).collect();
    pairs.retain(|(key, _)| !key.is_empty() && !key.starts_with("utm_"));
    pairs.sort_unstable();
    for (at, (key, value)) in pairs.into_iter().enumerate() {
        let sign = if at == 0 { '?' } else { '&' };
        let named = SERIAL_KEYS.contains(&key.to_ascii_lowercase().as_str());
        let changing = !value.is_empty() && (named || value.bytes().any(|b| b.is_ascii_digit()));
        // `?ABC123` alone: the whole query is the serial.
        let bare = value.is_empty() && is_changing(key);
        exact.push_str(&format!("{sign}{key}={value}"));
        let key = if bare { "*" } else { key };
        pattern.push_str(&format!("{sign}{key}={}", if changing { "*" } else { value }));
    }
    Some((exact, pattern))
}

/// Returns the host and what follows it; nothing when it is no address or too long.
fn parts(url: &str) -> Option<(String, &str)> {
    let url = url.trim();
    if url.len() > LENGTH_MAX || url.chars().any(is_unsafe) {
        return None;
    }
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, rest) = rest.split_at_checked(end)?;
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host).to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(host);
    (host.contains('.') && !host.contains('*')).then(|| (host.to_owned(), rest))
}

/// Returns whether a part looks like a serial number and not like a word.
fn is_changing(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let whole = part.chars().all(char::is_alphanumeric);
    let lower = part.chars().any(char::is_lowercase);
    let upper_inside = part.chars().skip(1).any(char::is_uppercase);
    part.contains('*')
        || (digits >= 3 && digits >= letters)
        || (whole && part.len() >= 6 && digits > 0)
        || (whole && part.len() >= 8 && lower && upper_inside)
}

/// Returns an address as staff are shown it: where it points, without the changing parts.
pub fn shown(url: &str) -> String {
    taken_apart(url).map(|(_, pattern)| pattern.replace('*', "…")).unwrap_or_default()
}
