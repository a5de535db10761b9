// The worker in which elk lays out: elk's own script does everything.
import 'elkjs/lib/elk-worker.min.js';
