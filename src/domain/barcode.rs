//! Codes on goods: GTIN with its check digit, and codes from the store range.
