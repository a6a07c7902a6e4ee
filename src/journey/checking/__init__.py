"""Run the rules: findings become reports, waivers and baselines take some away."""
