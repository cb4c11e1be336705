"""How English asks, a table for each subject; see ``bot.router.cues`` for weights and needs."""
