"""What a new site starts with in this part. Data and the few lines that turn it into rows sit side by side."""
