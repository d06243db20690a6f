"""Campaigns and their seasonal editions. Nothing is published here yet."""
