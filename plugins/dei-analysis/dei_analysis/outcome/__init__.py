"""What an analysis or a comparison comes to: its subject, everything computed about it, what is remarkable."""
