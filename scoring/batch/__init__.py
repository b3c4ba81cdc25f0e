"""Many records to many reports: in order, on one core or a cluster, and resumable. Prints nothing."""
