package dev.passerelle.work;

/** Work has been stored. Only a hint: when it is lost, the timer finds the row. */
record WorkRequested(Work.Key key, String bot) {}
