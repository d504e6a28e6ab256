import type { CommunityCommand } from '../community/commands.js'
import { canonicalJson } from '../history/canonical-json.js'
import type { Hasher } from '../ports/hasher.js'

/**
 * SHA-256 of what a command asks for and who asks, without when and under which id:
 * two commands are the same request exactly when these are equal.
 */
export const commandDigest = (hasher: Hasher, command: CommunityCommand): string => {
  const { commandId: _id, now: _now, actor, ...content } = command
  const asker = actor === undefined ? 'clock' : `${actor.tenantId}\n${actor.userId}`
  return hasher.sha256(`${asker}\n${canonicalJson(content)}`)
}
