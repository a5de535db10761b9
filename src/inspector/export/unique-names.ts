// Names that XML and ECMAScript allow, made from any text: as near to it as they may be, and never the same for two texts.

const longest = 80;

/** Letters that every edition of XML allows in a name. */
const letters = 'A-Za-zÀ-ÖØ-öø-ÿΑ-ΡΣ-Ωα-ωА-яёЁ一-龥ぁ-ゔァ-ヺ가-힣';
const notInName = new RegExp(`[^${letters}0-9_-]+`, 'gu');
const notInIdentifier = new RegExp(`[^${letters}0-9_]+`, 'gu');
const startsAsName = new RegExp(`^[${letters}_]`, 'u');

/** Words of ECMAScript, and what SCXML and interpreters keep for themselves. */
const reserved = new Set(
  (
    'abstract arguments await boolean break byte case catch char class const continue debugger default delete do double ' +
    'else enum eval export extends false final finally float for function goto if implements import in instanceof int ' +
    'interface let long module native new null package private protected public return short static super switch ' +
    'synchronized this throw throws transient true try typeof undefined var void volatile while with yield ' +
    'In Infinity NaN Object Array String Number Boolean Function Math JSON Date Error Symbol Promise ' +
    '_event _sessionid _name _ioprocessors _x __proto__ constructor prototype hasOwnProperty toString valueOf'
  ).split(' '),
);

export class UniqueNames {
  #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** For `id` attributes: an NCName without dots, so that `done.state.<id>` means this state only. */
  forId(text: string): string {
    const name = trimmed(text, notInName);
    return this.take(startsAsName.test(name) ? name : `_${name}`);
  }

  /** For a variable of the data model, which is an id of the document too. */
  forVariable(text: string): string {
    const name = trimmed(text, notInIdentifier);
    const isPlain = startsAsName.test(name) && !reserved.has(name);
    return this.take(isPlain ? name : `_${name}`, '_');
  }

  /** For the name of an event: words with dots between them. */
  forEvent(text: string): string {
    return this.take(text.split('.').map(eventWord).join('.'));
  }

  /** The name itself, or with the first number that makes it new. */
  take(name: string, separator = '-'): string {
    let free = name;
    for (let count = 2; this.#taken.has(free); count++) free = `${name}${separator}${count}`;
    this.#taken.add(free);
    return free;
  }
}

function eventWord(word: string): string {
  const plain = word.replace(notInName, '_');
  return plain === '' ? '_' : plain;
}

function trimmed(text: string, strange: RegExp): string {
  return text.replace(strange, '_').slice(0, longest) || '_';
}
