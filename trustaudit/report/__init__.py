"""The result of an audit and its views. The JSON report is the whole result; every other format is a function of it."""
