package anxin.server.fund;

import anxin.server.database.RowScope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Card numbers (银行卡号) in full. The only place that reads them to show them: whoever asks here has seen the handles in
 * rows of their own scope, and has noted why before.
 */
@Component
public class CardNumbers {

    private final BankNumbers bankNumbers;

    CardNumbers(BankNumbers bankNumbers) {
        this.bankNumbers = bankNumbers;
    }

    /** Numbers by their handle in the rows. */
    public Map<Long, String> of(Collection<Long> handles) {
        var numbers = new HashMap<Long, String>();
        for (var handle : handles) {
            RowScope.asApplication(() -> bankNumbers.open(handle)).ifPresent(number -> numbers.put(handle, number));
        }
        return numbers;
    }
}
