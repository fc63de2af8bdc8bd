// What travels: one list of key=value texts in, a result out. Names and order are those of the
// interfaces that customers implement; they carry no namespace, the service's own is theirs.
using System.Collections.Generic;

public class ExternalInputs
{
    public List<string> InputVariables;
}

public class ExternalLoginProviderInputs : ExternalInputs { }
public class ExternalCustomFieldProviderInputs : ExternalInputs { }
public class ExternalTicketProviderInputs : ExternalInputs { }
public class ExternalChatProviderInputs : ExternalInputs { }
public class ExternalUserInfoProviderInputs : ExternalInputs { }
public class ExternalEventProviderInputs : ExternalInputs { }
public class ExternalRegistrationProviderInputs : ExternalInputs { }

public class ExternalResult
{
    public bool Success;
    public string Message;
    public List<string> OutputVariables;
}

public class ExternalLoginProviderResult : ExternalResult { }
public class ExternalTicketProviderResult : ExternalResult { }
public class ExternalChatProviderResult : ExternalResult { }
public class ExternalRegistrationProviderResult : ExternalResult { }

public class ExternalCustomFieldProviderResult : ExternalResult
{
    public List<ExternalCustomFieldData> CustomFieldDataItems;
}

public class ExternalCustomFieldData
{
    public string CustomFieldName;
    public bool ChangeVisible;
    public bool NewVisibleValue;
    public bool ChangeRequired;
    public bool NewRequiredValue;
    public bool ChangeListOptions;
    public List<string> ListOptions;
    public bool DisplayWithInformationLookup;
}

public class ExternalUserInfoProviderResult : ExternalResult
{
    public string UserInfoHtml;
}

public class ExternalEventProviderResult
{
    public bool Success;
    public string Message;
}
