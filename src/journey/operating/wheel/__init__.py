"""The Wheel of Operation: questions, answers, evidence, verdict."""
