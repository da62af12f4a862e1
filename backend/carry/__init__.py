"""Carrying over: sealed parcels on their way from one phone to another, for an hour, taken once.

It knows no feature: what lies in a parcel, and under which key, only the two phones know.
"""
