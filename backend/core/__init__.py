"""What every feature stands on: database, owed work, access, errors, HTTP, clock, log, mail. It knows no feature."""
