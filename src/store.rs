//! The only SQL: schema, journal, projections, side tables, backup.
