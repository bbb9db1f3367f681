//! Receipts and reports as blocks, laid out to bitmap, bytes and text; knows no printer.
