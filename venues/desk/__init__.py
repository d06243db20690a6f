"""What officers do with the register, in the admin: keep it, bring a spreadsheet, issue certificates, remind."""
