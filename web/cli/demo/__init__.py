"""`wuxin demo`: a city that lives, in one command. Each module here is one room of it, filled by the register's rules.

Whatever stands in the demo went through the functions that real work goes through, so nothing in it is impossible.
"""
