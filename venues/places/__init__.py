"""Where things are: the National Grid, postcodes, wards, and the map that our own server draws of them.

Places are in metres of the British National Grid, easting first. Only `loading` and its commands touch the database.
"""
