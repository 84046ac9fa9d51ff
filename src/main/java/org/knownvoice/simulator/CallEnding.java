package org.knownvoice.simulator;

import java.util.Optional;

/** A call whose documents are at their end, or whose application failed, is over. */
record CallEnding(Exchange exchange, SimulatedCall call) implements TwimlRunner.Ending {
    @Override
    public void finished() {
        end("the document is at its end");
    }

    @Override
    public void failed() {
        end("application error");
    }

    private void end(String reason) {
        var status = call.isTalking() ? CallStatus.COMPLETED : CallStatus.NO_ANSWER;
        exchange.calls().end(call, status, reason, Optional.empty());
    }
}
