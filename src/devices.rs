//! Bytes and cables: printers and the drawer.
