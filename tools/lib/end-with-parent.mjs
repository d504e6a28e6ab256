// Loaded into a program that must not outlive the process that started it.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Listening must not keep the program alive once it has nothing left to do.
process.channel?.unref()
