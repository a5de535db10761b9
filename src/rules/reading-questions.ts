// What a person decides who chooses between the readings of a rule: one question each, in our own words.

const questions: Readonly<Record<string, string>> = {
  'remote-tools.wrong-host': 'Another computer answers at the old address. Does the viewer notice?',
  'discovery.which-cycle': 'Which discovery cycle brings a new address to the site?',
  'remote-tools.viewer-name': 'What does the viewer’s special name look like?',
  'remote-tools.netbios-among-others': 'May a NetBIOS session start while others are open?',
  'access-point.choice': 'How does a client choose among its servers?',
  'dcom.negotiation': 'Which protocol do two computers agree on for DCOM?',
  'dcom.after-cure': 'What becomes of Windows NT 4.0 consoles after the server’s list was changed?',
};

export function questionOf(ruleId: string): string | undefined {
  return questions[ruleId];
}
