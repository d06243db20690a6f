"""Asking Django: without waiting for ever (`patient_site`), and while it is still being loaded (`waking`)."""
