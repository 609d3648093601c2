"""Online geocoders, on command only: what stays unresolved is asked for, and kept for good.

`geodata.online.ask.OnlineGeocoder` asks; `geodata.online.answers` keeps the answers.
"""
