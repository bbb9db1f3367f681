//! VietQR payloads after the NAPAS rules, made without a network.
