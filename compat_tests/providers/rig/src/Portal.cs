// A provider of sign-in alone: its methods for cookies and tickets do not exist. Its namespace has
// no slash at the end, and it names the parameter in its own way.
using System.Web.Services;

[WebService(Namespace = "http://portal.example/services")]
public class Portal : Provider
{
    [WebMethod]
    public ExternalLoginProviderResult Authenticate(ExternalLoginProviderInputs loginInputs)
    {
        Record("Authenticate", loginInputs);
        var read = Read(loginInputs);
        string trouble = Trouble(read, "loginUsername", "loginPassword");
        if (trouble != null)
            return Answer<ExternalLoginProviderResult>(false, trouble);
        bool known = read["loginUsername"] == "ann.lee" && read["loginPassword"] == "a=b&c";
        return Answer<ExternalLoginProviderResult>(true, "", "AUTHENTICATION=" + (known ? "ok" : "fail"));
    }
}
