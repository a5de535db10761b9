// Who is whose child among XState 4 sessions. Answers to a hello do not tell it, so it is worked out: a state names its children
// by id, a definition says what it starts under that id, and events that a child sends carry its session.

export interface FamilyMember {
  readonly key: string;
  readonly sessionId: string;
  /** Id of its machine. */
  readonly machineId: string;
  parent: string | undefined;
  isParentInferred: boolean;
  /** The id its parent knows it by. */
  id: string | undefined;
}

interface Parent {
  readonly member: FamilyMember;
  readonly sources: ReadonlyMap<string, string>;
  children: ReadonlySet<string>;
  /** Ids whose session is known. */
  readonly claimed: Set<string>;
  /** Children adopted without knowing which of the ids is theirs. */
  unnamed: number;
}

/** What came to light of a child. */
export interface Adoption {
  readonly child: FamilyMember;
  readonly parent: FamilyMember;
  readonly id: string | undefined;
  readonly isInferred: boolean;
}

export class Families {
  #parents = new Map<string, Parent>();
  /** Parents by what their children are called, or made of. */
  #parentsByWord = new Map<string, Set<Parent>>();
  #orphansByMachine = new Map<string, Set<FamilyMember>>();
  #orphansByParent = new Map<string, FamilyMember[]>();

  /** Children that were told before their parent. */
  join(member: FamilyMember, sources: ReadonlyMap<string, string>, parentId?: string): Adoption[] {
    this.#parents.set(member.sessionId, { member, sources, children: new Set(), claimed: new Set(), unnamed: 0 });
    const waiting = this.#orphansByParent.get(member.sessionId) ?? [];
    this.#orphansByParent.delete(member.sessionId);
    if (parentId !== undefined) {
      const parent = this.#parents.get(parentId);
      if (parent) {
        member.parent = parent.member.key;
        if (member.id !== undefined) parent.claimed.add(member.id);
      } else this.#orphansByParent.set(parentId, [...(this.#orphansByParent.get(parentId) ?? []), member]);
    }
    return waiting.map((child) => {
      child.parent = member.key;
      return { child, parent: member, id: child.id, isInferred: false };
    });
  }

  /** This one was told without its parent. */
  seekParentOf(child: FamilyMember): Adoption[] {
    const orphans = this.#orphansByMachine.get(child.machineId) ?? new Set();
    this.#orphansByMachine.set(child.machineId, orphans.add(child));
    // Apps answer in the order of starting, so a parent comes before its children.
    const candidates = [...(this.#parentsByWord.get(child.machineId) ?? [])].filter(
      (parent) => parent.member !== child && fittingIds(parent, child).length > parent.unnamed,
    );
    return candidates.length === 1 && candidates[0] ? this.#adopt(candidates[0], child, true) : [];
  }

  /** The state of a parent names its children anew. */
  takeChildren(sessionId: string, ids: readonly string[]): Adoption[] {
    const parent = this.#parents.get(sessionId);
    if (parent === undefined) return [];
    const isSame = ids.length === parent.children.size && ids.every((id) => parent.children.has(id));
    if (isSame) return [];
    parent.children = new Set(ids);
    const adopted: Adoption[] = [];
    for (const id of ids) {
      for (const word of new Set([id, parent.sources.get(id) ?? id])) {
        const parents = this.#parentsByWord.get(word) ?? new Set();
        this.#parentsByWord.set(word, parents.add(parent));
        // Of two that may be the parent neither is.
        if (parents.size > 1) continue;
        for (const orphan of this.#orphansByMachine.get(word) ?? []) adopted.push(...this.#adopt(parent, orphan, true));
      }
    }
    return adopted;
  }

  /** An event of this sender came to this receiver: a child speaks to its parent. */
  hear(receiver: FamilyMember, sender: FamilyMember): Adoption[] {
    const parent = this.#parents.get(receiver.sessionId);
    if (parent === undefined || receiver === sender) return [];
    if (sender.parent === undefined) return this.#adopt(parent, sender, false);
    if (sender.parent !== receiver.key || !sender.isParentInferred) return [];
    sender.isParentInferred = false;
    return [{ child: sender, parent: receiver, id: sender.id, isInferred: false }];
  }

  /** The child that a parent knows by this id. */
  childOf(parent: FamilyMember, id: string, members: Iterable<FamilyMember>): FamilyMember | undefined {
    for (const member of members) if (member.parent === parent.key && member.id === id) return member;
    return undefined;
  }

  /** `mustFit`: nothing but the name of its machine speaks for the parent. */
  #adopt(parent: Parent, child: FamilyMember, mustFit: boolean): Adoption[] {
    if (child === parent.member || child.parent !== undefined) return [];
    const free = [...parent.children].filter((id) => !parent.claimed.has(id));
    const fitting = fittingIds(parent, child);
    // Without a child still unknown the sender was some other actor.
    if ((mustFit ? fitting : free).length <= parent.unnamed) return [];
    const id = fitting.length === 1 ? fitting[0] : undefined;
    if (id === undefined) parent.unnamed++;
    else parent.claimed.add(id);
    child.parent = parent.member.key;
    child.isParentInferred = true;
    child.id = id;
    this.#orphansByMachine.get(child.machineId)?.delete(child);
    return [{ child, parent: parent.member, id, isInferred: true }];
  }
}

/** Ids of children still unknown that may be this one, going by its machine. */
function fittingIds({ children, claimed, sources }: Parent, { machineId }: FamilyMember): string[] {
  return [...children].filter((id) => !claimed.has(id) && (id === machineId || sources.get(id) === machineId));
}
