"""What becomes old, and what is removed at once: after an editor's change here (`editors`) and on other machines
(`machines`); `listening` begins both as the settings say."""
