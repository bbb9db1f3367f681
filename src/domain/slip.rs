//! What a slip says, before it has a shape: plain values for paper and preview.
