//! The terminal: guard, key and scanner decoding, Vietnamese typing, the front loop.
