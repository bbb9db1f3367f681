//! What views draw with: theme, widgets, big digits, QR on screen.
