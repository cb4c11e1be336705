"""Everything on one machine, to try it: sandbox workspace, mailbox, bot, worker, made-up cases."""
