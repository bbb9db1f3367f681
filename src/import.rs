//! A spreadsheet of any shape becomes rows with reasons; no writes.
