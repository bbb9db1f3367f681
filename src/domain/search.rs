//! Finding goods as people type: any order, no marks, initials, every code.
