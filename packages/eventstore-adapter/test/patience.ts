const patienceMs = 20_000

/** Fails a case of a contract that takes longer than any should. */
export const expire = () => {
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came within ${patienceMs} ms`)), patienceMs)
  })
  return { expired, cancel: () => clearTimeout(timer) }
}
