"""Asking Django: with a deadline and a circuit breaker (`client`), and while it is still loading (`lazy_app`)."""
