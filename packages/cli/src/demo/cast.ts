import { type Person, signIn } from './client.js'

/** Who plays: sample people of the development identity provider. */
export interface Cast {
  readonly owner: Person
  /** Of the owner's tenant, without an administrative role. */
  readonly ordinaryUser: Person
  readonly invitee: Person
  /** Of the invited tenant, without an administrative role. */
  readonly inviteeColleague: Person
  /** An administrator of a tenant that nobody invited. */
  readonly stranger: Person
}

/** Signs everybody in; `base` gives the server's address at the time of each call. */
export const gatherCast = async (base: () => string): Promise<Cast> => ({
  owner: await signIn(base, 'ada@aster'),
  ordinaryUser: await signIn(base, 'amy@aster'),
  invitee: await signIn(base, 'bela@borealis'),
  inviteeColleague: await signIn(base, 'boris@borealis'),
  stranger: await signIn(base, 'carla@cascade'),
})
