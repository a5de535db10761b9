// The five articles the lab rests on. What each says stands in claims.ts: a list of articles shall not bring it along.
import type { Article } from './claim.ts';

export const articles: readonly Article[] = [
  {
    id: 'Q226297',
    title: 'In which order a console tries to reach a client',
    date: '10 July 1999',
    versions: 'SMS 2.0',
  },
  {
    id: 'Q200832',
    title: 'Why only one session opens at a time when NetBIOS is in play',
    date: '6 August 2002',
    versions: 'SMS 1.2 and 2.0',
  },
  {
    id: 'Q226113',
    title: 'How a client picks its CAP and DP, whatever it is connected to',
    date: '20 April 2000',
    versions: 'SMS 2.0',
  },
  {
    id: 'Q272937',
    title: 'When a Windows 2000 console cannot reach an NT 4.0 site server',
    date: '27 July 2001',
    versions: 'SMS 2.0',
  },
  {
    id: 'Q185998',
    title: 'What Systems Management Server is for',
    date: '2 September 1999',
    versions: 'SMS 1.1 and 1.2',
  },
];
