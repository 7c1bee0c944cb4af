package bench.kotlin

import bench.api.Peer
import bench.api.Probe
import kotlin.time.Duration.Companion.hours
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield

/** Kotlin coroutines on the event loop of `runBlocking`. */
class KotlinPeer : Peer {
    override fun yieldAlone(n: Int): Long = runBlocking { yields(n).toLong() }

    override fun yieldInTurn(tasks: Int, n: Int): Long = runBlocking {
        val all = List(tasks) { async { yields(n) } }
        var sum = 0L
        for (task in all) sum += task.await()
        sum
    }

    override fun yieldBesideTimer(n: Int): Long = runBlocking {
        val sleeper = launch { delay(1.hours) }
        val count = yields(n)
        sleeper.cancel()
        count.toLong()
    }

    override fun spawnAndJoin(n: Int): Long = runBlocking {
        var sum = 0L
        for (i in 0 until n) sum += async { trivial(i) }.await()
        sum
    }

    override fun callChain(depth: Int, n: Int): Long = runBlocking {
        var sum = 0L
        for (i in 0 until n) sum += chain(depth, i)
        sum
    }

    override fun fib(n: Int): Long = runBlocking { fibonacci(n).toLong() }

    override fun suspendChain(repetitions: Int, depth: Int, yields: Int): Long = runBlocking {
        var sum = 0L
        repeat(repetitions) { sum += suspendingChain(depth, yields) }
        sum
    }

    override fun gather(n: Int): Long = runBlocking {
        var sum = 0L
        for (result in List(n) { async { once(it) } }.awaitAll()) sum += result
        sum
    }

    override fun sleepers(millis: IntArray): Long = runBlocking {
        var ended = 0L
        val all = millis.map {
            launch {
                delay(it.toLong())
                ended++
            }
        }
        all.joinAll()
        ended
    }

    override fun timeoutOfTrivial(n: Int): Long = runBlocking {
        var sum = 0L
        for (i in 0 until n) sum += withTimeout(10_000) { trivial(i) }
        sum
    }

    override fun timeoutOfSuspending(n: Int): Long = runBlocking {
        var sum = 0L
        for (i in 0 until n) sum += withTimeout(10_000) { once(i) }
        sum
    }

    override fun parkInSleep(n: Int, probe: Probe): Long = runBlocking {
        probe.begin()
        var started = 0
        val tasks = Array(n) {
            launch {
                started++
                delay(1.hours)
            }
        }
        while (started < n) yield()
        probe.parked()
        for (task in tasks) task.cancel()
        val ended = ended(tasks)
        probe.ended()
        ended
    }

    override fun parkOnEvent(n: Int, probe: Probe): Long = runBlocking {
        probe.begin()
        var started = 0
        val event = CompletableDeferred<Unit>()
        val tasks = Array(n) {
            launch {
                started++
                event.await()
            }
        }
        while (started < n) yield()
        probe.parked()
        event.complete(Unit)
        val ended = ended(tasks)
        probe.ended()
        ended
    }

    override fun handOver(tasks: Int, n: Int): Long = runBlocking {
        val mutex = Mutex()
        var counter = 0L
        List(tasks) {
            launch {
                repeat(n) {
                    mutex.withLock {
                        val c = counter
                        yield()
                        counter = c + 1
                    }
                }
            }
        }.joinAll()
        counter
    }

    override fun roundTrips(n: Int): Long = runBlocking {
        val ping = Channel<Int>()
        val pong = Channel<Int>()
        val a = async {
            var count = 0L
            for (i in 0 until n) {
                ping.send(i)
                pong.receive()
                count++
            }
            count
        }
        val b = launch {
            for (i in 0 until n) {
                ping.receive()
                pong.send(i)
            }
        }
        b.join()
        a.await()
    }

    private suspend fun yields(n: Int): Int {
        var count = 0
        for (i in 0 until n) {
            yield()
            count++
        }
        return count
    }

    private suspend fun trivial(x: Int): Int = x

    private suspend fun once(x: Int): Int {
        yield()
        return x
    }

    private suspend fun chain(depth: Int, x: Int): Int =
        if (depth == 1) x + 1 else 1 + chain(depth - 1, x)

    private suspend fun fibonacci(n: Int): Int =
        if (n < 2) n else fibonacci(n - 1) + fibonacci(n - 2)

    private suspend fun suspendingChain(depth: Int, yields: Int): Int =
        if (depth == 1) yields(yields) else 1 + suspendingChain(depth - 1, yields)

    private suspend fun ended(tasks: Array<Job>): Long {
        while (!tasks[tasks.size - 1].isCompleted) yield()
        return tasks.count { it.isCompleted }.toLong()
    }
}
