"""What a new site starts with, written from the two papers we hold. Editors own it from the first minute on.

Data and the few lines that turn it into rows sit side by side, one module to a subject. `site.py` has the order.
"""
