// What keeps a page from answering: the tasks of its main thread, as Chromium's own trace has them.
//
// A trace knows the processor time of a task beside its length. Only that is the page's: on a machine
// that does other things too, the length is a matter of luck.

/** Traces from now on. The function that it gives ends that, and gives the longest task in milliseconds. */
export async function tracedTasks(browser, page) {
  await browser.startTracing(page, { categories: ["toplevel"] });
  return async () => {
    const { traceEvents } = JSON.parse(await browser.stopTracing());
    const isMain = ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain";
    const threads = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
    const tasks = traceEvents.filter(
      ({ name, pid, tid, tdur }) => name === "ThreadControllerImpl::RunTask" && threads.has(`${pid} ${tid}`) && tdur !== undefined,
    );
    const longest = (field) => tasks.reduce((most, task) => Math.max(most, task[field] / 1_000), 0);
    return { tasks: tasks.length, processor: longest("tdur"), wall: longest("dur") };
  };
}
