//! Machine facts from `ocop.toml`: printer, width, language, keys.
