package dev.mcpgateway.backend.testing;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A scheduler whose time stands still until it is moved, and that tells when a worker is let go.
 */
public final class MovableTime implements Scheduler {

  private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
  private final BlockingQueue<Worker> released = new LinkedBlockingQueue<>();

  /** Lets this much time pass. */
  public void pass(Duration duration) {
    time.advanceTimeBy(duration);
  }

  /** Forgets the workers that have been released so far. */
  public void forgetReleases() {
    released.clear();
  }

  /** Waits until a worker has been released: what ran on it has ended. */
  public boolean awaitRelease() throws InterruptedException {
    return released.poll(10, TimeUnit.SECONDS) != null;
  }

  @Override
  public Disposable schedule(Runnable task) {
    return time.schedule(task);
  }

  @Override
  public Worker createWorker() {
    return new ObservedWorker(time.createWorker());
  }

  private final class ObservedWorker implements Worker {

    private final Worker worker;

    ObservedWorker(Worker worker) {
      this.worker = worker;
    }

    @Override
    public Disposable schedule(Runnable task) {
      return worker.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
      return worker.schedule(task, delay, unit);
    }

    @Override
    public Disposable schedulePeriodically(
        Runnable task, long initialDelay, long period, TimeUnit unit) {
      return worker.schedulePeriodically(task, initialDelay, period, unit);
    }

    @Override
    public void dispose() {
      worker.dispose();
      released.add(this);
    }
  }
}
