import {
  type CommunityCommand,
  type CommunityEvent,
  decide,
  fold,
  type RefusalCode,
  type UnknownEvent,
} from '../../src/index.js'

/** What a cell says: the event that happens, or the code of the refusal. */
export type Outcome = CommunityEvent['type'] | RefusalCode

/** A state, and what is special about the command in it; a row. `is` says it in words of its own, for the rules. */
export interface Situation<Facts> {
  readonly title: string
  readonly history: readonly (CommunityEvent | UnknownEvent)[]
  readonly is: Facts
}

/** Who sends the command; a column. */
export interface Party<Facts> {
  readonly title: string
  readonly is: Facts
}

/** A reason for which a command is refused, in terms of what rows and columns say of themselves. */
export interface Rule<State, Who> {
  readonly code: RefusalCode
  /** Completes the sentence “It is refused where …”. */
  readonly where: string
  readonly holds: (state: State, who: Who) => boolean
}

/** The table of one command. */
export interface CommandTable<State, Who> {
  readonly command: CommunityCommand['type']
  /** Who may do what, one sentence. */
  readonly summary: string
  readonly event: CommunityEvent['type']
  readonly situations: readonly Situation<State>[]
  /** The columns, in groups that are printed side by side. */
  readonly groups: readonly (readonly Party<Who>[])[]
  /** The reasons, the first that holds being the one that is told; where none does, the event happens. */
  readonly rules: readonly Rule<State, Who>[]
  readonly commandOf: (situation: Situation<State>, party: Party<Who>) => CommunityCommand
}

/** One cell: what the software decides, and what the rules say. */
export interface Cell {
  readonly situation: string
  readonly party: string
  readonly decided: Outcome
  readonly ruled: Outcome
  /** Which of the table's reasons the rules name, by its place among them; -1 for none. */
  readonly reason: number
}

/** A table with its cells filled in, whatever its rows and columns know of themselves. */
export interface FilledTable {
  readonly command: CommunityCommand['type']
  readonly summary: string
  readonly event: CommunityEvent['type']
  readonly reasons: readonly Pick<Rule<never, never>, 'code' | 'where'>[]
  /** A grid for each group of columns: its titles, and its rows. */
  readonly grids: readonly { readonly parties: readonly string[]; readonly rows: readonly (readonly Cell[])[] }[]
}

const decidedOn = (history: Situation<unknown>['history'], command: CommunityCommand): Outcome =>
  decide(command, fold(history)).match(
    ([event, ...more]) => {
      if (event === undefined || more.length > 0) throw new Error(`${command.type} led to ${more.length + 1} events`)
      return event.type
    },
    ({ code }) => code,
  )

/** Decides every cell of a table. */
export const filled = <State, Who>(table: CommandTable<State, Who>): FilledTable => {
  const { command, summary, event, rules } = table
  const cell = (situation: Situation<State>, party: Party<Who>): Cell => {
    const reason = rules.findIndex(({ holds }) => holds(situation.is, party.is))
    return {
      situation: situation.title,
      party: party.title,
      decided: decidedOn(situation.history, table.commandOf(situation, party)),
      ruled: rules[reason]?.code ?? event,
      reason,
    }
  }
  const grids = table.groups.map((parties) => ({
    parties: parties.map(({ title }) => title),
    rows: table.situations.map((situation) => parties.map((party) => cell(situation, party))),
  }))
  return { command, summary, event, reasons: rules, grids }
}
