"""The calls into Windows: one primitive a method, signatures declared, nothing decided here."""
