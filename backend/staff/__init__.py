"""The people who mend things: sign-in, roles, the queue of reports. Domain writes go through `reports.actions`."""
